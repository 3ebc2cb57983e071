/** Tables of the registry: everything but answers. Days are ISO dates, moments are ISO timestamps in UTC. */

export interface RegistrySchema {
  /** Installation-wide. */
  accounts: {
    account_id: string;
    email: string;
    name: string;
    /** argon2id; '' until the account was set up. */
    password_hash: string;
    /** 1 for an operator of the installation, otherwise 0. */
    is_operator: number;
  };
  /** Installation-wide: one-time links to set a password. */
  account_links: { link_hash: string; account_id: string; expires_at: string };
  /** Installation-wide. */
  sessions: { session_hash: string; account_id: string; last_seen_at: string; expires_at: string };
  /** Installation-wide: published instruments, frozen by content hash. */
  instruments: {
    instrument_hash: string;
    instrument_id: string;
    version: number;
    /** JSON: the structure. */
    structure: string;
    /** JSON: texts by locale. */
    texts: string;
  };
  /** Installation-wide: long work with leases, so that one process does it and another can take it over. */
  jobs: {
    job_id: string;
    kind: string;
    study_id: string;
    wave_id: string;
    state: 'queued' | 'running' | 'done' | 'failed';
    /** The last step that was completed; '' before the first. */
    step: string;
    attempts: number;
    lease_owner: string;
    /** The moment from which it may be claimed; '' at once. */
    lease_until: string;
    /** 0 to 100. */
    progress: number;
    /** A sentence of ours, or the reference of a log entry; '' if none. */
    error: string;
    /** JSON. */
    payload: string;
    /** JSON: codes of what somebody should know although the job went on. */
    remarks: string;
  };
  /** Installation-wide: mail that must be sent once, written in the transaction that calls for it. */
  outbox: {
    message_id: string;
    kind: string;
    state: 'queued' | 'sent' | 'failed';
    attempts: number;
    not_before: string;
    payload: string;
  };
  studies: {
    study_id: string;
    title: string;
    organisation: string;
    contact_email: string;
    /** JSON: StudySettings (controllers, ethics reference, rights, purposes). */
    settings: string;
  };
  waves: {
    study_id: string;
    wave_id: string;
    /** Unique in the installation; what addresses show. */
    slug: string;
    title: string;
    state: 'draft' | 'open' | 'closed' | 'archived';
    instrument_hash: string;
    form: 'core' | 'full';
    mode: 'identified' | 'confidential' | 'anonymous' | 'open';
    locale: string;
    /** IANA name; the wave opens and closes at midnight there. */
    time_zone: string;
    opens_on: string;
    /** The first day on which no response is taken. */
    closes_on: string;
    /** Days a draft is kept. */
    draft_days: number;
    policy: 'staff';
    /** Eligible people invited; -1 where nobody knows. */
    invited: number;
    /** Whether interim releases of the whole wave are allowed: 0 or 1. */
    interim_releases: number;
    /** A sentence shown above every page of this wave (a reconstruction says so here); '' if none. */
    notice: string;
    /** The published release; '' while none is. */
    published_release_id: string;
    previous_wave_id: string;
  };
  /** Of open waves into which something was imported; 32 random bytes in hex. */
  import_keys: { study_id: string; wave_id: string; import_key: string };
  institutions: { study_id: string; institution_id: string; name: string; country: string };
  /** The sampling frame of a wave. */
  wave_institutions: { study_id: string; wave_id: string; institution_id: string; eligible: number };
  /** Who may do what: a role in a study, for the whole of it ('') or one institution. */
  grants: {
    study_id: string;
    account_id: string;
    role: 'steward' | 'institution-lead' | 'researcher' | 'coder';
    institution_id: string;
  };
  releases: {
    study_id: string;
    release_id: string;
    wave_id: string;
    /** Counts the releases of a wave from 1. */
    number: number;
    kind: 'final' | 'interim';
    released_on: string;
    /** Canonical JSON of the content; its SHA-256 is the id. */
    content: string;
    /** JSON: statistics too expensive for a page, seeded by the id. */
    statistics: string;
    /** JSON: exact sizes and reasons, for the steward's audit only. */
    log: string;
  };
  audit: {
    study_id: string;
    entry_id: string;
    at: string;
    account_id: string;
    action: string;
    detail: string;
  };
  /** Installation-wide: what was done to accounts. */
  installation_audit: { entry_id: string; at: string; account_id: string; action: string; detail: string };
}
