/** readout account create | link | list | grant | revoke */

import type { Role } from '../account/permissions.ts';
import { setupLinksOf } from '../account-parts.ts';
import { newId, type Stores } from '../dependencies.ts';
import { problems } from '../problem.ts';
import {
  type Command,
  type CommandInput,
  type CommandSurroundings,
  optionalOption,
  requiredOption,
  UsageProblem,
} from './command.ts';
import { withStores } from './with-stores.ts';

const ROLES: readonly Role[] = ['steward', 'institution-lead', 'researcher', 'coder'];

const accountCreate: Command = {
  name: 'account create',
  summary: 'Makes an account and prints a one-time link to set its password.',
  usage: '--email E-MAIL --name NAME [--operator]',
  help: ['--operator  May run the installation; that alone gives no study’s results'],
  options: { email: { type: 'string' }, name: { type: 'string' }, operator: { type: 'boolean' } },
  arguments: [0, 0],
  run: (input, surroundings) =>
    withStores(surroundings, async (stores) => {
      const email = requiredOption(input, 'email');
      if (!/^[^\s@]+@[^\s@]+$/.test(email))
        throw new UsageProblem(`--email must be an address, not "${email}"`);
      const created = await stores.registry.repositories.accounts.create({
        accountId: newId(),
        email,
        name: requiredOption(input, 'name'),
        passwordHash: undefined,
        isOperator: input.options.operator === true,
      });
      if (created === 'email-taken') throw problems.refused(`There is an account with the address ${email}.`);
      await printLink(stores, email, surroundings);
    }),
};

const accountLink: Command = {
  name: 'account link',
  summary: 'Prints a new one-time link to set the password of an account.',
  usage: '--email E-MAIL',
  help: [],
  options: { email: { type: 'string' } },
  arguments: [0, 0],
  run: (input, surroundings) =>
    withStores(surroundings, (stores) => printLink(stores, requiredOption(input, 'email'), surroundings)),
};

const accountList: Command = {
  name: 'account list',
  summary: 'Lists the accounts with their roles.',
  usage: '',
  help: [],
  options: {},
  arguments: [0, 0],
  run: (_input, surroundings) =>
    withStores(surroundings, async ({ registry }) => {
      const { accounts, grants } = registry.repositories;
      for (const account of await accounts.list()) {
        const roles = (await grants.ofAccount(account.accountId)).map(
          (grant) => `${grant.role} ${grant.studyId}`,
        );
        const all = account.isOperator ? ['operator', ...roles] : roles;
        surroundings.print([account.email, account.name, ...all].join('\t'));
      }
    }),
};

function grantCommand(verb: 'grant' | 'revoke', summary: string): Command {
  return {
    name: `account ${verb}`,
    summary,
    usage: '--email E-MAIL --study STUDY --role ROLE [--institution ID]',
    help: [`--role         ${ROLES.join(', ')}`, '--institution  Only this institution of the study'],
    options: {
      email: { type: 'string' },
      study: { type: 'string' },
      role: { type: 'string' },
      institution: { type: 'string' },
    },
    arguments: [0, 0],
    run: (input, surroundings) =>
      withStores(surroundings, async (stores) => {
        const grant = await grantOf(stores, input);
        const { grants } = stores.registry.repositories;
        if (verb === 'grant') await grants.grant(grant);
        else if ((await grants.revoke(grant)) === 'not-found') {
          throw problems.refused('The account has no such role.');
        }
        surroundings.print(verb === 'grant' ? 'granted' : 'revoked');
      }),
  };
}

export const accountCommands: readonly Command[] = [
  accountCreate,
  accountLink,
  accountList,
  grantCommand('grant', 'Gives an account a role in a study.'),
  grantCommand('revoke', 'Takes a role back.'),
];

async function printLink(stores: Stores, email: string, { config, print }: CommandSurroundings) {
  const account = await stores.registry.repositories.accounts.byEmail(email);
  if (account === undefined) throw problems.accountNotFound(email);
  const { publicOrigin, port } = config();
  print(`${publicOrigin ?? `http://localhost:${port}`}${await setupLinksOf(stores).make(account.accountId)}`);
}

/** @throws UsageProblem for a role that there is not; Problem for an unknown account or study. */
async function grantOf({ registry }: Stores, input: CommandInput) {
  const { accounts, studies } = registry.repositories;
  const email = requiredOption(input, 'email');
  const studyId = requiredOption(input, 'study');
  const role = ROLES.find((name) => name === requiredOption(input, 'role'));
  if (role === undefined) throw new UsageProblem(`--role must be one of ${ROLES.join(', ')}`);
  const account = await accounts.byEmail(email);
  if (account === undefined) throw problems.accountNotFound(email);
  if ((await studies.byId(studyId)) === undefined) throw problems.refused(`There is no study ${studyId}.`);
  return { studyId, accountId: account.accountId, role, institutionId: optionalOption(input, 'institution') };
}
