import { Injectable, inject } from '@angular/core';
import {
  Api,
  type AnswerInClassDto,
  type ClassAnswerDto,
  type ReviewAnswerDto,
  answerInClass,
  reviewAnswer,
  takeBackAnswer,
} from '@headway/api-client';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Answers flags in class and says how it went; the way back is offered as long as the server has one. */
@Injectable({ providedIn: 'root' })
export class AnswerCalls {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly undo = inject(Undo);

  /** @param about "Leon Haddad, Reading"; `undone` is called once the answer was taken back */
  async answer(
    flag: Versioned,
    about: string,
    body: AnswerInClassDto,
    undone: () => Promise<void>,
  ): Promise<ClassAnswerDto> {
    const schoolId = this.session.schoolId();
    const made = await this.api.invoke(answerInClass, { schoolId, flagId: flag.id, 'If-Match': tag(flag), body });
    this.undo.offer(`Answered in class: ${about}`, async () => {
      await this.api.invoke(takeBackAnswer, { schoolId, answerId: made.id, 'If-Match': tag(made) });
      await undone();
    });
    return made;
  }

  review(answer: Versioned, body: ReviewAnswerDto): Promise<ClassAnswerDto> {
    const schoolId = this.session.schoolId();
    return this.api.invoke(reviewAnswer, { schoolId, answerId: answer.id, 'If-Match': tag(answer), body });
  }
}

const tag = ({ version }: Versioned): string => `"${version}"`;
