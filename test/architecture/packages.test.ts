/** What is installed: exact versions, no addresses, and the project's own Node. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { textOf } from '../support/source-files.ts';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest: Manifest = JSON.parse(textOf('package.json'));

describe('packages', () => {
  it('are pinned to exact versions', () => {
    const all = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.devDependencies };
    const loose = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    assert.deepEqual(loose, []);
  });

  it('are locked without download addresses', () => {
    assert.doesNotMatch(textOf('package-lock.json'), /"resolved"|https?:\/\/registry/);
  });

  it('bring Node 24 for every common platform, and this test runs under it', () => {
    const versions = Object.values(manifest.optionalDependencies);
    assert.deepEqual(
      versions.filter((version) => !version.startsWith('24.')),
      [],
    );
    assert.match(process.version, /^v24\./);
  });
});
