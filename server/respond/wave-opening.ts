/** Whether a wave takes responses today, by its own calendar. The ballot store decides again when a ballot is cast. */

import { addDays, dayIn } from '../study/calendar-day.ts';
import type { RespondWave } from './respond-dependencies.ts';

export type WaveOpening = 'not-yet' | 'open' | 'closed';

type WaveDays = Pick<RespondWave, 'state' | 'opensOn' | 'closesOn' | 'timeZone' | 'draftDays'>;

export function openingOf(wave: WaveDays, now: Date): WaveOpening {
  const today = dayIn(wave.timeZone, now);
  if (wave.state === 'closed' || wave.state === 'archived' || today >= wave.closesOn) return 'closed';
  return wave.state === 'draft' || today < wave.opensOn ? 'not-yet' : 'open';
}

/** The day on which a draft begun now is deleted: never after the wave's close. */
export function draftExpiryOf(wave: WaveDays, now: Date): string {
  const afterDraftDays = addDays(dayIn(wave.timeZone, now), wave.draftDays);
  const [first = wave.closesOn] = [afterDraftDays, wave.closesOn].toSorted();
  return first;
}
