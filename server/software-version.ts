/** Which version of Readout this is: part of every release, so that a figure can be recomputed. */

import manifest from '../package.json' with { type: 'json' };

export const SOFTWARE_VERSION: string = manifest.version;
