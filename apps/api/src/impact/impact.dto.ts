import type {
  CannotTellBecause,
  DecisionBecause,
  Decision,
  LeftOutBecause,
  StrengthGrade,
  Verdict,
  Weakness,
} from '@headway/domain';

/** An effect in SD of the whole cohort's outcome, with its 95 % interval. */
export class EffectDto {
  effect!: number;
  lower!: number;
  upper!: number;
}

/** Additional months of progress by the published table: of the effect and of both ends of its interval. */
export class MonthsDto {
  effect!: number;
  lower!: number;
  upper!: number;
  /** The effect is above what the table covers. */
  orMore!: boolean;
}

/** Named as naive wherever it is shown: low scores rise by themselves. */
export class NaiveGainDto {
  /** Mean outcome less mean baseline of the pupils, in SD. Not an effect. */
  gain!: number;
  /** What pupils who start this low gain anyway. */
  expectedAnyway!: number;
}

/** Cost per pupil who started, in pence. Only for those who may see costs. */
export class CostPerPupilDto {
  additional!: number | null;
  full!: number | null;
  /** Why there is no figure, in words. */
  missing!: string | null;
  /** Full cost per additional month; null where that cannot be said. */
  perMonth!: CostPerMonthDto | null;
}

export class CostPerMonthDto {
  /** At the estimate; null when that is no progress. */
  estimate!: number | null;
  atBest!: number | null;
  /** Null: there is no upper limit. */
  atWorst!: number | null;
  say!: 'range' | 'at-best' | 'cannot-be-said';
}

export class ImpactRowDto {
  groupId!: string;
  groupName!: string;
  programmeId!: string;
  programmeName!: string;
  subjectName!: string;
  yearGroups!: number[];
  startsOn!: string;
  endsOn!: string;
  verdict!: Verdict;
  estimate!: EffectDto | null;
  /** Why there is no estimate. */
  because!: CannotTellBecause | null;
  months!: MonthsDto | null;
  naive!: NaiveGainDto | null;
  /** Pupils ever placed. */
  started!: number;
  /** Of them, those with a baseline and an outcome. */
  participants!: number;
  comparators!: number;
  /** Sessions had ÷ those that should have been by now; null while there are none. */
  shareOfDose!: number | null;
  fewSessionsHad!: boolean;
  suggestion!: Decision | null;
  suggestionBecause!: DecisionBecause[];
  cost!: CostPerPupilDto | null;
  madeAt!: string;
}

/** A programme's groups taken together, where three or more could be judged. */
export class PooledProgrammeDto {
  programmeId!: string;
  groups!: number;
  estimate!: EffectDto;
  verdict!: Verdict;
  months!: MonthsDto;
}

export class ImpactListDto {
  rows!: ImpactRowDto[];
  programmes!: PooledProgrammeDto[];
}

/** Where somebody started: a dot, not a name. */
export class StartingPointDto {
  value!: number;
  side!: 'in-group' | 'compared' | 'left-out';
}

export class LeftOutCountDto {
  because!: LeftOutBecause;
  count!: number;
}

export class MeansDto {
  n!: number;
  start!: number;
  end!: number;
}

export class PupilChangeDto {
  pupilId!: string;
  name!: string;
  /** Change in the unit of the scale. */
  change!: number | null;
  /** Beyond ±1.96 it is more than measurement error. */
  reliableChange!: number | null;
  /** Against what was to be expected of this starting point, in SD. */
  againstExpected!: number | null;
}

export class OtherAnswersDto {
  matchedPairs!: EffectDto | null;
  trueScores!: EffectDto | null;
  signsDiffer!: boolean;
}

export class StrengthDto {
  grade!: StrengthGrade;
  weaknesses!: Weakness[];
}

/** What starts and ends are measured in. */
export class MeasureDto {
  /** The marks themselves, or positions in SD of each year group where tests differ. */
  unit!: 'marks' | 'positions';
  /** False on scales where a fall is good. */
  moreIsBetter!: boolean;
  /** SD of the whole cohort's outcome, in that unit: what effects are given in. */
  outcomeSd!: number | null;
  /** Half terms of the first and the last result, such as "Autumn 1 2025/26". */
  startWindow!: string | null;
  endWindow!: string | null;
}

export class ImpactDetailDto {
  row!: ImpactRowDto;
  measure!: MeasureDto;
  startingPoints!: StartingPointDto[];
  leftOut!: LeftOutCountDto[];
  inGroup!: MeansDto | null;
  compared!: MeansDto | null;
  /** How far outside the pupils' range others were taken to compare with, in SD. */
  widenedBySd!: number;
  otherAnswers!: OtherAnswersDto | null;
  /** The hidden difference between the two sides, in SD, that would turn the verdict. */
  tippingPoint!: number | null;
  fragile!: boolean;
  strength!: StrengthDto | null;
  /** What the estimate allows for, such as an earlier result or pupil premium. */
  allowedFor!: string[];
  /** The pupils the caller may see; empty for those who may see none. */
  pupils!: PupilChangeDto[];
  method!: string;
}
