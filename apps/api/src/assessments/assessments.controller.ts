import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { ScaleDto, SubjectDto, WindowDto } from './assessments.dto';
import { AssessmentsQueries } from './assessments.queries';

@ApiTags('assessments')
@Controller('api/v1/schools/:schoolId')
export class AssessmentsController {
  constructor(private readonly queries: AssessmentsQueries) {}

  /** Subjects and strands in the school's order. */
  @Get('subjects')
  @Permit('school.read')
  listSubjects(@InSchool() { schoolId }: Caller): Promise<SubjectDto[]> {
    return this.queries.subjects(schoolId);
  }

  /** The school's scales. */
  @Get('scales')
  @Permit('school.read')
  listScales(@InSchool() { schoolId }: Caller): Promise<ScaleDto[]> {
    return this.queries.scales(schoolId);
  }

  /** When results are collected, earliest first, with what is collected from whom. */
  @Get('windows')
  @Permit('school.read')
  listWindows(@InSchool() { schoolId }: Caller): Promise<WindowDto[]> {
    return this.queries.windows(schoolId);
  }
}
