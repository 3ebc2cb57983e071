/** Tables of the ballot store. No invitation, no account, no address, no order of arrival, and no date but a draft's expiry. */

export interface BallotsSchema {
  /** What the ballot store itself must know of a wave to accept a ballot: a copy, checked in the casting transaction. */
  waves: {
    study_id: string;
    wave_id: string;
    state: 'waiting' | 'open' | 'sealed';
    contact_period: number;
    instrument_hash: string;
    form: 'core' | 'full';
    mode: 'identified' | 'confidential' | 'anonymous' | 'open';
    /** JSON: stratum ids that ballots may carry. */
    strata: string;
    /** JSON: public keys by stratum; empty until the anonymous mode uses it. */
    public_keys: string;
  };
  /** One row a response. Key order is random, so it tells nothing about the order of arrival. */
  ballots: {
    study_id: string;
    wave_id: string;
    nullifier: string;
    stratum_id: string;
    contact_period: number;
    mode: 'identified' | 'confidential' | 'anonymous' | 'open';
    channel: 'web' | 'no-script' | 'kiosk' | 'import';
    withdrawal_hash: string;
    /** Where the mode lets respondents declare it; '' otherwise. Feeds no institution's page. */
    declared_institution_id: string;
    /** JSON array of codes in the order of the frozen full form. */
    answers: string;
  };
  /** Free text, apart from the codes, under a domain-separated hash of the receipt. */
  texts: {
    study_id: string;
    wave_id: string;
    text_hash: string;
    item_id: string;
    text: string;
  };
  /** Unsent answers, encrypted under the resume code, which only the respondent has. */
  drafts: {
    study_id: string;
    wave_id: string;
    draft_hash: string;
    /** A day, and nothing else about time. */
    expires_on: string;
    /** Base64 of nonce, ciphertext and tag. */
    body: string;
  };
}
