/** What a study's steward states about it; the participant information is generated from this and the wave's mode. */

import * as z from 'zod';

const words = z.string().min(1).max(2000);

export const studySettings = z.strictObject({
  /** One or two sentences that open the information page. */
  introduction: words.optional(),
  /** Who decides about the data; without it the organisation alone. */
  controllers: z.array(words).default([]),
  /** Named where the server is run by an institution whose staff is asked. */
  hostedBy: words.optional(),
  purposes: words.optional(),
  rights: words.optional(),
  ethicsReference: words.optional(),
  /** Median of the pilot; nothing is said about the time without it. */
  medianMinutes: z.int().min(1).optional(),
  /** The day from which results are released. */
  releasedFrom: z.iso.date().optional(),
  /** Who reads comments, e.g. 'Two coders at the Society'. */
  commentReaders: words.optional(),
});

export type StudySettings = z.infer<typeof studySettings>;
