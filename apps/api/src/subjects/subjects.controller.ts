import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { AddEarlyLearningGoals } from './add-early-learning-goals';
import { AddSubject } from './add-subject';
import { ChangeSubject } from './change-subject';
import { OrderSubjects } from './order-subjects';
import { RetireSubject } from './retire-subject';
import { SubjectSettingsQueries } from './subject-settings.queries';
import {
  AddSubjectDto,
  ChangeSubjectDto,
  GoalsAddedDto,
  OrderSubjectsDto,
  RetireSubjectDto,
  SubjectMadeDto,
  SubjectSettingDto,
} from './subjects.dto';

@ApiTags('assessments')
@Controller('api/v1/schools/:schoolId')
export class SubjectsController {
  constructor(
    private readonly settings: SubjectSettingsQueries,
    private readonly adding: AddSubject,
    private readonly goals: AddEarlyLearningGoals,
    private readonly changing: ChangeSubject,
    private readonly ordering: OrderSubjects,
    private readonly retiring: RetireSubject,
  ) {}

  /** Subjects and strands with their scales, retired ones included. */
  @Get('subject-settings')
  @Permit('assessment.write')
  listSubjectSettings(@InSchool() { schoolId }: Caller): Promise<SubjectSettingDto[]> {
    return this.settings.all(schoolId);
  }

  /** Adds a subject or a strand. */
  @Post('subjects')
  @HttpCode(200)
  @Permit('assessment.write')
  addSubject(@InSchool() caller: Caller, @Body() body: AddSubjectDto): Promise<SubjectMadeDto> {
    return this.adding.run(caller, body);
  }

  /** Adds the areas and goals of the early years profile that are missing. */
  @Post('subjects/early-learning-goals')
  @HttpCode(200)
  @Permit('assessment.write')
  addEarlyLearningGoals(@InSchool() caller: Caller): Promise<GoalsAddedDto> {
    return this.goals.run(caller);
  }

  /** Puts subjects or strands in order. */
  @Put('subjects/order')
  @HttpCode(204)
  @Permit('assessment.write')
  orderSubjects(@InSchool() caller: Caller, @Body() body: OrderSubjectsDto): Promise<void> {
    return this.ordering.run(caller, body);
  }

  /** Renames a subject or strand and sets its scales. */
  @Put('subjects/:subjectId')
  @Permit('assessment.write')
  changeSubject(
    @InSchool() caller: Caller,
    @Param('subjectId', ParseIntPipe) subjectId: number,
    @Body() body: ChangeSubjectDto,
  ): Promise<SubjectMadeDto> {
    return this.changing.run(caller, subjectId, body);
  }

  /** Takes a subject out of use, or brings it back. */
  @Put('subjects/:subjectId/retired')
  @Permit('assessment.write')
  retireSubject(
    @InSchool() caller: Caller,
    @Param('subjectId', ParseIntPipe) subjectId: number,
    @Body() body: RetireSubjectDto,
  ): Promise<SubjectMadeDto> {
    return this.retiring.run(caller, subjectId, body);
  }
}
