/** Every command of the command line. */

import { accountCommands } from './account.command.ts';
import type { Command } from './command.ts';
import { demoCommand } from './demo.command.ts';
import { exportCommand } from './export.command.ts';
import { importCommand } from './import.command.ts';
import { instrumentCommands } from './instrument.command.ts';
import { releaseCommand } from './release.command.ts';
import { serveCommand } from './serve.command.ts';
import { studyCreateCommand } from './study-create.command.ts';
import { waveCloseCommand } from './wave-close.command.ts';
import { waveCreateCommand } from './wave-create.command.ts';
import { waveOpenCommand } from './wave-open.command.ts';

export const COMMANDS: readonly Command[] = [
  serveCommand,
  demoCommand,
  studyCreateCommand,
  waveCreateCommand,
  waveOpenCommand,
  waveCloseCommand,
  importCommand,
  exportCommand,
  ...instrumentCommands,
  releaseCommand,
  ...accountCommands,
];
