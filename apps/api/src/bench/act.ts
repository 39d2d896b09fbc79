/** What the benchmark asks of the product, and what it answers; times are milliseconds. */
export interface Acts {
  /** Writes a school with pupils, and makes a results file of so many rows for it. */
  'prepare-import': { asks: { rows: number }; answers: { schoolId: number; rows: number; bytes: number } };
  /** Brings a folder's pupils.csv into a school of its own, and keeps its results.csv to be brought in. */
  'prepare-files': { asks: { folder: string }; answers: { schoolId: number; rows: number; bytes: number } };
  /** Brings the file in by the path of a person's upload. */
  import: { asks: { schoolId: number }; answers: ImportTimes };
  /** Writes a school with its results in three subjects at the last six half terms with results. */
  'prepare-analysis': { asks: { pupils: number }; answers: AnalysedSchool };
  analyse: { asks: { schoolId: number }; answers: AnalysisTime };
  /** Answers one request over HTTP and tells each statement it sent to the database. */
  'record-statements': { asks: { path: string; cookie: string }; answers: { statements: Statement[] } };
}

export type ActName = keyof Acts;

export interface ImportTimes {
  /** Finding the file's layout, guessing its columns, keeping it. */
  upload: number;
  /** Parsing, validating, matching with pupils, comparing with the results that are there. */
  check: number;
  /** The one transaction that writes the results with history, audit and outbox. */
  apply: number;
  created: number;
}

export interface AnalysedSchool {
  schoolId: number;
  pupils: number;
  results: number;
  /** The read the analysis starts from; its one parameter is the school. */
  seriesSql: string;
}

export interface AnalysisTime {
  time: number;
  cohorts: number;
  progressWritten: number;
  flagsOpened: number;
  flagsUpdated: number;
  flagsResolved: number;
}

export interface Statement {
  text: string;
  values: unknown[];
}
