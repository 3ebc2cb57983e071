/** Where processes that tests start keep their compiled modules: a start takes a third less time than without. */

import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Node.js looks whether a file changed, and does without where it cannot write. */
export const COMPILE_CACHE = join(tmpdir(), 'readout-compile-cache');
