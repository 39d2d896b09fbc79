import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  analyseCohort,
  NO_CIRCUMSTANCES,
  strandStandings,
  type CohortAnalysis,
  type FlagSettings,
  type GroupFact,
  type StrandStanding,
} from '@headway/domain';
import type { Cohort } from './assemble-cohorts';
import { circumstancesKey, type KnownCircumstances } from './read-circumstances';

/** What the analysis of a cohort needs beside its results. */
export interface AnalysisBackground {
  /** Of what a subject is a strand; null: of none. */
  strandOf: ReadonlyMap<number, number | null>;
  circumstances: ReadonlyMap<string, KnownCircumstances>;
  /** By cohort year. */
  groups: ReadonlyMap<number, readonly GroupFact[]>;
  /** The window a group of a cohort fell from, while an alert about it is live. */
  fellFrom: (cohort: Cohort, groupKey: string) => number | undefined;
  settingsOf: (cohortYear: number) => FlagSettings;
}

export interface AnalysedCohort {
  cohort: Cohort;
  isStrand: boolean;
  analysis: CohortAnalysis;
}

/**
 * Analyses cohorts one by one, strands before the subject they are part of, and lets others have their turn in between:
 * a heart beat, a request, the queue's lock.
 */
export async function* analysedCohorts(
  cohorts: readonly Cohort[],
  background: AnalysisBackground,
): AsyncGenerator<AnalysedCohort> {
  const { strandOf } = background;
  const isStrand = ({ subjectId }: Cohort): boolean => (strandOf.get(subjectId) ?? null) !== null;
  const strands = new Map<string, StrandStanding[]>();
  for (const cohort of cohorts.toSorted((a, b) => Number(isStrand(b)) - Number(isStrand(a)))) {
    const facts = withBackground(cohort, background, strands);
    const analysis = analyseCohort(facts, background.settingsOf(cohort.cohortYear));
    const parent = strandOf.get(cohort.subjectId) ?? null;
    if (parent !== null) {
      for (const [pupilId, standing] of strandStandings(String(cohort.subjectId), facts, analysis)) {
        const key = circumstancesKey(parent, pupilId);
        strands.set(key, [...(strands.get(key) ?? []), standing]);
      }
    }
    yield { cohort, isStrand: parent !== null, analysis };
    await nextTurn();
  }
}

/** A cohort's facts with what is known beside its results. */
export function withBackground(
  cohort: Cohort,
  { circumstances, groups, fellFrom }: AnalysisBackground,
  strands: ReadonlyMap<string, readonly StrandStanding[]>,
): Cohort['facts'] {
  const { subjectId, facts } = cohort;
  const own = new Set(facts.pupils.map(({ id }) => id));
  const yearFellFrom = fellFrom(cohort, 'year');
  return {
    ...facts,
    ...(yearFellFrom === undefined ? {} : { yearFellFrom: String(yearFellFrom) }),
    groups: (groups.get(cohort.cohortYear) ?? []).map((group) => {
      const from = fellFrom(cohort, group.key);
      const pupils = group.pupils.filter((id) => own.has(id));
      return { ...group, pupils, ...(from === undefined ? {} : { fellFrom: String(from) }) };
    }),
    pupils: facts.pupils.map((pupil) => {
      const key = circumstancesKey(subjectId, pupil.id);
      const known = circumstances.get(key);
      const ofStrands = strands.get(key);
      if (known === undefined && ofStrands === undefined) return pupil;
      return { ...pupil, circumstances: { ...NO_CIRCUMSTANCES, ...known, strands: ofStrands ?? [] } };
    }),
  };
}
