/** readout serve: runs the server until it is asked to stop. */

import { setupLinksOf } from '../account-parts.ts';
import { newId } from '../dependencies.ts';
import { type RunningServer, serve } from '../serve.ts';
import type { Command, CommandSurroundings } from './command.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Runs the server.',
  usage: '',
  help: ['Settings come from the environment; README.md lists them.'],
  options: {},
  arguments: [0, 0],
  run: async (_input, surroundings) => {
    const running = await serve(surroundings.config(), {
      say: surroundings.say,
      log: (entry) => surroundings.say(JSON.stringify(entry)),
    });
    try {
      await offerFirstAccount(running, surroundings);
      surroundings.print(`Ready: ${running.origin}`);
      await surroundings.untilStopped;
    } finally {
      await running.stop();
    }
  },
};

const OPERATOR_EMAIL = 'operator@localhost';

/** Until somebody has set a password, each start offers the operator's one-time link. */
async function offerFirstAccount({ stores, origin }: RunningServer, { say }: CommandSurroundings) {
  const { accounts } = stores.registry.repositories;
  const all = await accounts.list();
  if (all.some((account) => account.passwordHash !== undefined)) return;

  await accounts.create({
    accountId: newId(),
    email: OPERATOR_EMAIL,
    name: 'Operator',
    passwordHash: undefined,
    isOperator: true,
  });
  const operator = await accounts.byEmail(OPERATOR_EMAIL);
  if (operator === undefined) return;
  const path = await setupLinksOf(stores).make(operator.accountId);
  say(`First account: ${OPERATOR_EMAIL}. Set its password once, within 48 hours, at ${origin}${path}`);
}
