import { Body, Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { AnswerInClass } from './answer-in-class';
import { AnswerInClassDto, ClassAnswerDto, ReviewAnswerDto } from './answers.dto';
import { ReviewAnswer } from './review-answer';
import { TakeBackAnswer } from './take-back-answer';

@ApiTags('answers')
@Controller('api/v1/schools/:schoolId')
export class AnswersController {
  constructor(
    private readonly answering: AnswerInClass,
    private readonly reviewing: ReviewAnswer,
    private readonly takingBack: TakeBackAnswer,
  ) {}

  /** Answers a flag in class: what will change, from when, looked at again when. */
  @Post('flags/:flagId/in-class')
  @Permit('answers.write')
  @NeedsVersion()
  answerInClass(
    @InSchool() caller: Caller,
    @Param('flagId', ParseUUIDPipe) flagId: string,
    @Body() answer: AnswerInClassDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ClassAnswerDto> {
    return this.answering.run({ caller, flagId, ifMatch, answer });
  }

  /** Says how what was done in class went. */
  @Post('class-answers/:answerId/review')
  @HttpCode(200)
  @Permit('answers.write')
  @NeedsVersion()
  reviewAnswer(
    @InSchool() caller: Caller,
    @Param('answerId', ParseUUIDPipe) answerId: string,
    @Body() review: ReviewAnswerDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ClassAnswerDto> {
    return this.reviewing.run({ caller, answerId, ifMatch, review });
  }

  /** Takes back one's own answer, within a day. */
  @Post('class-answers/:answerId/undo')
  @HttpCode(204)
  @Permit('answers.write')
  @NeedsVersion()
  takeBackAnswer(
    @InSchool() caller: Caller,
    @Param('answerId', ParseUUIDPipe) answerId: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.takingBack.run({ caller, answerId, ifMatch });
  }
}
