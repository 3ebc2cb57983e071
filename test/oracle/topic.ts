/** Topic: how the cases of one golden file are computed by the product, in the format's own names. */

/** Anything that JSON holds. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [field: string]: Json;
}

export interface OracleCase {
  readonly id: string;
  readonly input: JsonObject;
  readonly expected: JsonObject;
  readonly tol_rel: number;
  readonly note?: string;
}

export interface OracleFile {
  readonly meta: JsonObject & { readonly topic: string };
  readonly cases: readonly OracleCase[];
}

/** One calculation of a topic. */
export interface OracleCalculation {
  /** Whether the keys of an input ask for this calculation. */
  readonly takes: (input: JsonObject) => boolean;
  /**
   * What the product computes, with the field names of `expected`: numbers, null for what is not defined, and
   * `status` with `reason` as the format has them. Fields that a case does not expect are ignored.
   */
  readonly calculate: (input: JsonObject, file: OracleFile) => JsonObject;
}

export interface OracleTopic {
  /** As `meta.topic` has it. */
  readonly topic: string;
  readonly calculations: readonly OracleCalculation[];
  /** Fields of `expected`, at any depth, that are compared at a tolerance of their own, as FORMAT.md says. */
  readonly fieldTolerances?: Readonly<Record<string, number>>;
  /** Fields of `expected`, at any depth, that are not compared, as FORMAT.md says. */
  readonly notCompared?: readonly string[];
}
