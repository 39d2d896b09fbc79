import { Module } from '@nestjs/common';
import { AnswerInClass } from './answer-in-class';
import { AnswersController } from './answers.controller';
import { AnswersQueries } from './answers.queries';
import { CloseConcern } from './close-concern';
import { ConcernsController } from './concerns.controller';
import { RaiseConcern } from './raise-concern';
import { RemindReviewsJob } from './remind-reviews.job';
import { ReviewAnswer } from './review-answer';
import { TakeBackAnswer } from './take-back-answer';
import { TakeBackConcern } from './take-back-concern';

@Module({
  controllers: [AnswersController, ConcernsController],
  providers: [
    AnswerInClass,
    AnswersQueries,
    CloseConcern,
    RaiseConcern,
    RemindReviewsJob,
    ReviewAnswer,
    TakeBackAnswer,
    TakeBackConcern,
  ],
})
export class AnswersModule {}
