import { Dose } from './impact-facts';
import { StrengthGrade } from './strength';
import { TippingPoint, Verdict } from './verdict';

export type Decision = 'continue' | 'adapt' | 'stop' | 'run-again';

export type DecisionBecause =
  | 'helped'
  | 'less-progress'
  | 'no-difference'
  | 'unclear'
  | 'too-few-pupils'
  | 'few-sessions-had'
  | 'weak-evidence'
  | 'fragile'
  | 'methods-disagree';

/** What the numbers suggest; a person decides. */
export interface SuggestedDecision {
  decision: Decision;
  because: DecisionBecause[];
}

/** Below this share of the planned sessions, the sessions are the first thing to look at. */
const ENOUGH_SESSIONS = 0.8;

/** Sessions had ÷ sessions planned; null when none were planned. May exceed 1. */
export function shareOfDose({ planned, received }: Dose): number | null {
  return planned > 0 ? received / planned : null;
}

export function fewSessionsHad(dose: Dose): boolean {
  const share = shareOfDose(dose);
  return share !== null && share < ENOUGH_SESSIONS;
}

/**
 * The decision that follows from a verdict; null while it is too early. Little progress after few sessions says nothing
 * about the programme: adapt. Help that rests on weak ground is worth another run rather than a stop.
 */
export function suggestDecision(
  verdict: Verdict,
  dose: Dose,
  evidence: { grade: StrengthGrade | null; tippingPoint: TippingPoint | null; signsDiffer: boolean },
): SuggestedDecision | null {
  const fewSessions = fewSessionsHad(dose);
  switch (verdict) {
    case 'too-early':
      return null;
    case 'too-few':
      return {
        decision: fewSessions ? 'adapt' : 'run-again',
        because: ['too-few-pupils', ...when(fewSessions, 'few-sessions-had')],
      };
    case 'helped': {
      const doubts = [
        ...when(evidence.grade === 'D', 'weak-evidence'),
        ...when(evidence.signsDiffer, 'methods-disagree'),
        ...when(evidence.tippingPoint?.fragile === true, 'fragile'),
      ];
      // Fragile alone is said, and does not take a group away that seems to help.
      const grave = evidence.grade === 'D' || evidence.signsDiffer;
      return { decision: grave ? 'run-again' : 'continue', because: ['helped', ...doubts] };
    }
    case 'less-progress':
    case 'no-difference':
      return { decision: fewSessions ? 'adapt' : 'stop', because: [verdict, ...when(fewSessions, 'few-sessions-had')] };
    case 'unclear':
      return {
        decision: fewSessions ? 'adapt' : 'run-again',
        because: ['unclear', ...when(fewSessions, 'few-sessions-had')],
      };
  }
}

function when(condition: boolean, because: DecisionBecause): DecisionBecause[] {
  return condition ? [because] : [];
}
