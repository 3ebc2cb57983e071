/** What pages/respond/receipt.hbs shows: that the answers are stored, and the code that takes them back. */

import type { FrameModel } from '../http/frame.ts';
import { dayInWords } from '../study/calendar-day.ts';
import { addressOf, makeRespondFrame, type RespondContext } from './respond-frame.ts';

export interface ReceiptModel extends FrameModel {
  readonly receipt: string;
  readonly steps: readonly string[];
  readonly withdrawHref: string;
  readonly closes: string;
}

export function receiptPage(context: RespondContext, receipt: string): ReceiptModel {
  const { wave, t } = context;
  const day = dayInWords(wave.closesOn, wave.texts.locale);
  const { releasedFrom } = wave.study.settings;
  const released =
    releasedFrom === undefined
      ? t('respond.released-after')
      : t('respond.released-from', { day: dayInWords(releasedFrom, wave.texts.locale) });
  return {
    ...makeRespondFrame(context, { page: t('respond.receipt-heading') }),
    receipt,
    steps: [t('respond.next-order'), t('respond.next-close', { day }), released],
    withdrawHref: addressOf(wave, 'withdraw'),
    closes: day,
  };
}
