import type { GlossaryId } from '../glossary/entries';
import { type FlagFacts, type ReasonNumbers, namedIn, numberOf, subjectOf } from '../sentences/flag-words';
import { counted } from '../words/numbers';
import { pronouns } from '../words/school-words';

/** A reason explained at length: each of its parts is whole sentences that can be read alone. */
export interface Explanation {
  /** What was asked. */
  readonly asked: string;
  /** What was compared with what. */
  readonly compared: string;
  /** What it does not say. */
  readonly doesNotSay: string;
  readonly terms: readonly GlossaryId[];
}

type Explain = (facts: FlagFacts, numbers: ReasonNumbers) => Explanation;

const NO_CAUSE = 'It does not say why.';

const EXPLANATIONS: Readonly<Record<string, Explain>> = {
  'below-expected': (facts) => ({
    asked: `Is ${facts.forename}’s latest result in ${subjectOf(facts)} below the expected standard?`,
    compared: `The latest result was compared with the mark the school expects for this half term. Nothing else went into it.`,
    doesNotSay: `One result can be out: a pupil just below the line may be above it on another day. ${NO_CAUSE} It does not say that ${facts.forename} has learned little since last time.`,
    terms: ['expected-standard', 'measurement-error'],
  }),
  'lowest-fifth': (facts) => ({
    asked: `Are ${facts.forename}’s last two results in ${subjectOf(facts)} together among the lowest fifth?`,
    compared: `The last two results were taken together, because two say more than one, and compared with where the lowest fifth is to be expected.`,
    doesNotSay: `Somebody is always in the lowest fifth of a year group, also of a strong one. It is no reason for a flag by itself and only adds to the place in the list.`,
    terms: ['lowest-fifth', 'cohort', 'need'],
  }),
  'slower-than-peers': (facts) => ({
    asked: `Has ${facts.forename} made less progress in ${subjectOf(facts)} than pupils who started level?`,
    compared: `The latest result was compared with the results now of pupils in the year group who had the same results before. The distance had to be larger than most pupils’ distances, and larger than chance.`,
    doesNotSay: `${NO_CAUSE} Somebody always makes the least progress. It does not judge the teaching: a fall of the whole class is looked at separately.`,
    terms: ['level-pupils', 'progress', 'cohort', 'chance', 'measurement-error'],
  }),
  'slower-than-own-rate': (facts) => ({
    asked: `Has ${facts.forename} fallen in ${subjectOf(facts)} compared with ${pronouns(facts.sex).own} own earlier results?`,
    compared: `The latest result’s place in the year group was compared with all earlier ones of the same pupil, allowing for how far one result can be out.`,
    doesNotSay: `Fewer than 1 in 20 pupils whose learning is steady show a fall like this, but some do, so it can still be chance. ${NO_CAUSE}`,
    terms: ['chance', 'measurement-error', 'cohort', 'progress'],
  }),
  'gap-widening': (facts, numbers) => ({
    asked: `Has ${facts.forename} fallen further behind in ${subjectOf(facts)} at each of the last two assessments?`,
    compared: `The distance to ${numbers['comparedWith'] === 'cohort-median' ? 'the middle of the year group' : 'the expected standard'} was compared over three results. It had to widen twice, and the fall as a whole had to be more than chance.`,
    doesNotSay: `${NO_CAUSE} It does not say that the gap will go on widening.`,
    terms: ['gap', 'expected-standard', 'chance'],
  }),
  'gap-not-closing': (facts) => ({
    asked: `Has ${facts.forename} been below the expected standard in ${subjectOf(facts)} three times running without coming closer?`,
    compared: `The distance to the expected standard now was compared with the distance two assessments ago. Coming closer by less than one result can be out does not count as closer.`,
    doesNotSay: `It does not say that ${facts.forename} has learned nothing: keeping step with a standard that rises is learning. ${NO_CAUSE}`,
    terms: ['gap', 'expected-standard', 'measurement-error'],
  }),
  'off-target': (facts, numbers) => ({
    asked: `Is ${facts.forename} below the target that was agreed in ${subjectOf(facts)}?`,
    compared:
      numbers['by'] === 'forecast'
        ? `The teacher’s own forecast was compared with the target for the same half term. No sum was made about the future.`
        : `The first result at or after the half term the target was for was compared with it. It had to be further below than one result can be out.`,
    doesNotSay: `A target can have been set too high. It does not say that ${facts.forename} is behind others of the same age.`,
    terms: ['target', 'forecast', 'measurement-error'],
  }),
  'strand-gap': (facts, numbers) => ({
    asked: `Is one part of ${subjectOf(facts)} much weaker for ${facts.forename} than the others?`,
    compared: `The place in the year group in ${namedIn(facts, numbers['strand']) ?? 'this part'} was compared with the middle of all ${counted(numberOf(numbers, 'strands') ?? 0, 'part')}. Because one part is always the lowest, the distance had to be larger than when only one part is looked at.`,
    doesNotSay: `It does not say that ${facts.forename} is weak in this part: only weaker than in the others. A few questions make up a part, so one result says little.`,
    terms: ['strand', 'cohort', 'measurement-error', 'chance'],
  }),
  'disadvantaged-high-attainer': (facts) => ({
    asked: `Is ${facts.forename}, who has pupil premium and began high in ${subjectOf(facts)}, slipping?`,
    compared: `The first result here was among the top third of the year group. The results since were compared with ${pronouns(facts.sex).own} own earlier ones, and the fall is more than chance.`,
    doesNotSay: `The result now need not be low. Pupil premium is not a cause, and other pupils who slip are found by the other rules.`,
    terms: ['disadvantaged', 'cohort', 'chance'],
  }),
  attendance: (facts) => ({
    asked: `Has ${facts.forename} missed a tenth or more of the year so far, or come to school much less than in the half term before?`,
    compared: `Sessions missed were counted against sessions possible since September. Fewer than two weeks of school are not counted.`,
    doesNotSay: `${NO_CAUSE} Authorised absence counts too. It is about the pupil as a whole and no single subject.`,
    terms: ['attendance'],
  }),
  'missing-result': (facts) => ({
    asked: `Is a result of ${facts.forename}’s in ${subjectOf(facts)} missing after the day it was due?`,
    compared: `${facts.forename} was in school in that half term and others have their results, but this one has neither a mark nor a code.`,
    doesNotSay: `It says nothing about learning. Nobody can tell until there is a result, or a word that says why there is none.`,
    terms: ['window'],
  }),
  'no-baseline': (facts) => ({
    asked: `Is this ${facts.forename}’s first result in ${subjectOf(facts)} at this school?`,
    compared: `There is nothing yet to compare it with, while the year group has earlier results.`,
    doesNotSay: `It does not say that ${facts.forename} is behind. The last school may have results; the next one here will say more.`,
    terms: ['progress', 'window'],
  }),
  'support-not-working': (facts, numbers) => {
    const group = namedIn(facts, numbers['group']) ?? 'the group';
    const few = numbers['because'] === 'few-sessions';
    return {
      asked: `Is ${facts.forename} making no faster progress than expected since joining ${group}?`,
      compared: few
        ? `${facts.forename} has had fewer than four in five of the sessions that were planned. So the sessions are the problem first, not the group.`
        : `The results since joining were compared with those of pupils who started level. There were enough sessions for it to show.`,
      doesNotSay: `A third of pupils whose level has not changed look like this by chance. It does not say that the group is bad or that it should end today.`,
      terms: ['level-pupils', 'chance', 'exit'],
    };
  },
  'ready-to-exit': (facts, numbers) => ({
    asked: `Has ${facts.forename} reached what ${namedIn(facts, numbers['group']) ?? 'the group'} was for?`,
    compared: `The last result since joining was compared with ${numbers['criterionOf'] === 'group' ? 'the goal of the group' : 'the expected standard'}. Where nobody knows how far one result can be out, two results running had to reach it.`,
    doesNotSay: `It does not say that ${facts.forename} got there because of the group, nor that the result will stay without it.`,
    terms: ['exit', 'expected-standard', 'measurement-error'],
  }),
  'staff-concern': (facts) => ({
    asked: `Has somebody who teaches ${facts.forename} said that they are worried?`,
    compared: `Nothing was compared. A person has said it in words, and the words are on ${facts.forename}’s page.`,
    doesNotSay: `No mark stands behind it, and none is needed. It goes when the concern is closed.`,
    terms: ['concern'],
  }),
};

/** The explanation of a reason, or of the part of need called lowest-fifth; null for a rule newer than this page. */
export function explanationOf(rule: string, facts: FlagFacts, numbers: ReasonNumbers): Explanation | null {
  return EXPLANATIONS[rule]?.(facts, numbers) ?? null;
}
