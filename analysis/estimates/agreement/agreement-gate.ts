/** From where on agreement of coders may be shown. Below, it is computed all the same and the reader is told why not. */

/** Units that were coded by those who are compared. */
export const AGREEMENT_UNITS_FROM = 30;

/** Different codes that were given: with one there is nothing to agree on. */
export const AGREEMENT_CODES_FROM = 2;
