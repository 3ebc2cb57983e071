/** readout account create | link | list | grant | revoke */

import { type Role, SCOPED_ROLE } from '../account/permissions.ts';
import { accountChangesOf, setupLinksOf } from '../account-parts.ts';
import type { Config } from '../config.ts';
import type { Stores } from '../dependencies.ts';
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

/** One @, and neither blanks nor control characters. */
const EMAIL = /^[^\s\p{Cc}@]+@[^\s\p{Cc}@]+$/u;

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
      if (!EMAIL.test(email)) throw new UsageProblem(`--email must be an address, not "${email}"`);
      await accountChangesOf(stores).create({
        email,
        name: requiredOption(input, 'name'),
        isOperator: input.options.operator === true,
      });
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
        const roles = (await grants.ofAccount(account.accountId)).map(({ role, studyId, institutionId }) =>
          [role, studyId, institutionId ?? ''].join(' ').trim(),
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
    help: [
      `--role         ${ROLES.join(', ')}`,
      `--institution  The institution of the study for which a ${SCOPED_ROLE} speaks; no other role has one`,
    ],
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
        if (verb === 'grant' && grant.institutionId !== undefined && grant.role !== SCOPED_ROLE) {
          throw new UsageProblem(`--institution is for the role ${SCOPED_ROLE} only`);
        }
        await accountChangesOf(stores)[verb](grant);
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
  print(`${originOf(config())}${await setupLinksOf(stores).make(account.accountId)}`);
}

/** '' where the system chooses the port: which one it is, only the server knows. */
function originOf({ publicOrigin, port }: Config): string {
  return publicOrigin ?? (port === 0 ? '' : `http://localhost:${port}`);
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
