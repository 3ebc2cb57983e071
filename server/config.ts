/** Settings: the one place that reads the environment. Refuses to start with a message that names every wrong one. */

import { join, resolve, sep } from 'node:path';

import type { StoreTarget } from '../data/connect.ts';

export interface Config {
  readonly host: string;
  /** 0 lets the system choose one. */
  readonly port: number;
  /** Scheme, host and port under which people reach the server; undefined: http://localhost and the port. */
  readonly publicOrigin: string | undefined;
  readonly dataFolder: string;
  readonly instrumentsFolder: string | undefined;
  readonly registry: StoreTarget;
  readonly ballots: StoreTarget;
  /** How many reverse proxies stand in front; decides whose address the rate limit sees. */
  readonly trustedProxies: number;
}

export interface Setting {
  readonly name: string;
  readonly fallback: string;
  readonly description: string;
}

/** Every setting; README.md has the same list, and a test compares them. */
export const SETTINGS: readonly Setting[] = [
  { name: 'PORT', fallback: '3000', description: 'Port to listen on; 0 lets the system choose.' },
  { name: 'HOST', fallback: '127.0.0.1', description: 'Address to listen on.' },
  {
    name: 'PUBLIC_ORIGIN',
    fallback: 'http://localhost:<PORT>',
    description: 'Address under which people reach the server, such as https://readout.example.org.',
  },
  {
    name: 'DATA_DIR',
    fallback: 'var',
    description: "Folder of both stores' SQLite files. On a local disk, never a network share.",
  },
  {
    name: 'INSTRUMENTS_DIR',
    fallback: '',
    description: 'Folder with instruments of your own, read at start beside the shipped ones.',
  },
  {
    name: 'REGISTRY_DATABASE_URL',
    fallback: '',
    description: 'postgres:// address of the registry, in place of its SQLite file.',
  },
  {
    name: 'BALLOTS_DATABASE_URL',
    fallback: '',
    description: 'postgres:// address of the ballot store: another database than the registry.',
  },
  {
    name: 'TRUSTED_PROXIES',
    fallback: '0',
    description:
      'How many reverse proxies stand in front: set 1 behind one proxy, or all people count as one address.',
  },
];

/** Settings that cannot be used, each named. */
export class ConfigProblem extends Error {}

/**
 * Reads the settings.
 *
 * @param environment - process.env, or what a test passes.
 * @param folder - what a relative DATA_DIR is relative to.
 * @throws ConfigProblem that names every setting that is wrong.
 */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Config {
  const faults: string[] = [];
  const settingOf = (name: string) => environment[name]?.trim() || undefined;
  const wholeNumber = (name: string, maximum: number) => {
    const text = settingOf(name) ?? SETTINGS.find((setting) => setting.name === name)?.fallback ?? '';
    if (/^\d+$/.test(text) && Number(text) <= maximum) return Number(text);
    faults.push(`${name} must be a whole number from 0 to ${maximum}, not "${text}"`);
    return 0;
  };

  const dataFolder = resolve(folder, settingOf('DATA_DIR') ?? 'var');
  const instrumentsFolder = settingOf('INSTRUMENTS_DIR');
  const config: Config = {
    host: settingOf('HOST') ?? '127.0.0.1',
    port: wholeNumber('PORT', 65_535),
    publicOrigin: parseOrigin(settingOf('PUBLIC_ORIGIN'), faults),
    dataFolder,
    instrumentsFolder: instrumentsFolder === undefined ? undefined : resolve(folder, instrumentsFolder),
    registry: parseStore('REGISTRY_DATABASE_URL', settingOf('REGISTRY_DATABASE_URL'), faults) ?? {
      file: join(dataFolder, 'registry', 'registry.db'),
    },
    ballots: parseStore('BALLOTS_DATABASE_URL', settingOf('BALLOTS_DATABASE_URL'), faults) ?? {
      file: join(dataFolder, 'ballots', 'ballots.db'),
    },
    trustedProxies: wholeNumber('TRUSTED_PROXIES', 10),
  };
  if (isInSource(dataFolder, folder)) faults.push('DATA_DIR must not be the source folder data/');
  if (isSameDatabase(config.registry, config.ballots)) {
    faults.push('REGISTRY_DATABASE_URL and BALLOTS_DATABASE_URL must name two databases, not one');
  }
  if (faults.length > 0) throw new ConfigProblem(`Settings that cannot be used:\n- ${faults.join('\n- ')}`);
  return Object.freeze(config);
}

function parseOrigin(text: string | undefined, faults: string[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '') {
    return url.origin;
  }
  faults.push(
    `PUBLIC_ORIGIN must be an address without a path, such as https://readout.example.org, not "${text}"`,
  );
  return undefined;
}

function parseStore(name: string, text: string | undefined, faults: string[]): string | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  // The address may hold a password, so it is not repeated.
  faults.push(`${name} must be an address that begins with postgres://`);
  return undefined;
}

function isInSource(dataFolder: string, folder: string): boolean {
  const source = join(resolve(folder), 'data');
  return dataFolder === source || dataFolder.startsWith(source + sep);
}

/** Two addresses may differ in user, port or options and still name one database. */
function isSameDatabase(registry: StoreTarget, ballots: StoreTarget): boolean {
  if (typeof registry !== 'string' || typeof ballots !== 'string') return false;
  const placeOf = (address: string) => {
    const { hostname, port, pathname } = new URL(address);
    return `${hostname.toLowerCase()}:${port || '5432'}${pathname}`;
  };
  return placeOf(registry) === placeOf(ballots);
}
