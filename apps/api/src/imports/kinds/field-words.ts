/** What a column can hold, in words: how it is called here, and in the files of schools’ systems. */
export interface FieldWords {
  /** As it would head a column. */
  label: string;
  /** Names by which it is guessed, likeliest first: in lower case, letters and digits only. */
  names: readonly string[];
}

/** What a file of one kind can hold. */
export interface KindFields<F extends string = string> {
  /** What a person calls such a file. */
  label: string;
  /** In the order in which their columns are guessed, after those the kind cannot do without. */
  fields: Readonly<Record<F, FieldWords>>;
  needed: readonly F[];
  /** Of each of these lists the file must have at least one. */
  oneOf?: readonly (readonly F[])[];
  /**
   * Where the file names subjects whose scales must be settled: in a column, with the marks in another; in the names
   * of the columns; or nowhere.
   */
  subjects: { subject: F; mark: F } | 'headers' | null;
}

/** Makes sure that a kind needs only fields it has. */
export const kindOfFile = <F extends string>(
  kind: Omit<KindFields<F>, 'needed' | 'oneOf' | 'subjects'> & {
    needed: readonly NoInfer<F>[];
    oneOf?: readonly (readonly NoInfer<F>[])[];
    subjects: KindFields<NoInfer<F>>['subjects'];
  },
): KindFields<F> => kind;
