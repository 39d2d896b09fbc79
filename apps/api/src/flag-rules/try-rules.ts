import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  academicYearOf,
  addDays,
  settingsFor,
  tryRules,
  tryRulesOnWholePupils,
  yearGroupIn,
  type IsoDate,
  type PhaseSettings,
  type TwoSettings,
} from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../core/time/clock';
import { isStillTaught } from '../flags/analyse-school';
import type { Cohort } from '../flags/assemble-cohorts';
import { ReadTrialFacts, type TrialFacts } from './read-trial-facts';
import { RuleTrials } from './rule-trials';
import { TrialTally, type TrialFindings } from './trial-findings';

/** Two years: the windows of the first have another one a year later. */
const LOOKED_BACK_DAYS = 731;

/**
 * Tries a draft of the rules out beside those in use, on the windows of the last two years. Reads once, then works without
 * a transaction, cohort by cohort and window by window, letting others have their turn in between.
 */
@Injectable()
export class TryRules {
  constructor(
    private readonly trials: RuleTrials,
    private readonly facts: ReadTrialFacts,
    private readonly clock: Clock,
  ) {}

  /** @returns null where somebody stopped it. */
  async run(schoolId: number, trialId: string): Promise<TrialFindings | null> {
    const draft = await this.trials.begin(schoolId, trialId);
    if (!draft) return null;
    const today = this.clock.today();
    const facts = await this.facts.read(schoolId, today);
    const settings = { inUse: facts.inUse.settings, draft };
    const tally = new TrialTally(facts.inUse.number, facts.classOf);
    const total = facts.cohorts.length;
    for (const [done, cohort] of facts.cohorts.entries()) {
      if (!(await this.trials.tell(schoolId, trialId, { done, total }))) return null;
      await tryCohort(tally, cohort, { facts, settings, today });
    }
    const now = settingsOn(settings, today);
    tally.addWholePupils(
      tryRulesOnWholePupils(
        facts.wholePupils.map(({ pupilId, cohortYear, facts: own }) => ({
          ...{ id: pupilId, facts: own, settings: now(cohortYear) },
        })),
      ),
    );
    return tally.findings();
  }
}

interface Question {
  facts: TrialFacts;
  settings: { inUse: PhaseSettings; draft: PhaseSettings };
  today: IsoDate;
}

async function tryCohort(tally: TrialTally, cohort: Cohort, { facts, settings, today }: Question): Promise<void> {
  const strands = facts.strandsOf(cohort).map(({ subjectId, facts: own }) => ({ key: String(subjectId), facts: own }));
  const since = addDays(today, -LOOKED_BACK_DAYS);
  const windows = tryRules(facts.withBackground(cohort), (day) => settingsOn(settings, day)(cohort.cohortYear), {
    since,
    strands,
  });
  const taught = isStillTaught(cohort.facts.windows, today);
  for (const window of windows) {
    // A subject that is over for the year group flags nobody today.
    if (!window.latest || taught) tally.addCohort(cohort.subjectId, window);
    await nextTurn();
  }
}

/** Both settings for the year groups as they were on a day. */
function settingsOn({ inUse, draft }: Question['settings'], day: IsoDate): (cohortYear: number) => TwoSettings {
  return (cohortYear) => {
    const year = yearGroupIn(cohortYear, academicYearOf(day)) ?? 0;
    return { inUse: settingsFor(inUse, year), draft: settingsFor(draft, year) };
  };
}
