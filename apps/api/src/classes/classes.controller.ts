import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { ClassProfileQueries } from './class-profile.queries';
import { ClassCandidateDto, ClassChoicesDto, ClassDto, ClassesQuery, ClassProfileDto } from './classes.dto';
import { ClassesQueries } from './classes.queries';

@ApiTags('classes')
@Controller('api/v1/schools/:schoolId')
export class ClassesController {
  constructor(
    private readonly classes: ClassesQueries,
    private readonly profiles: ClassProfileQueries,
  ) {}

  /** Classes and sets of a year that the caller may open, one's own first. */
  @Get('classes')
  @Permit('results.read')
  listClasses(@InSchool() caller: Caller, @Query() query: ClassesQuery): Promise<ClassDto[]> {
    return this.classes.list(caller, query);
  }

  /** What a class can be made with: years, subjects, adults. */
  @Get('class-choices')
  @Permit('classes.write')
  classChoices(@InSchool() caller: Caller): Promise<ClassChoicesDto> {
    return this.profiles.choices(caller);
  }

  /** Who is, was and will be in a class, and who works with it. */
  @Get('classes/:classId')
  @Permit('pupils.read')
  classProfile(@InSchool() caller: Caller, @Param('classId', ParseUUIDPipe) classId: string): Promise<ClassProfileDto> {
    return this.profiles.profile(caller, classId);
  }

  /** Who could come into a class. */
  @Get('classes/:classId/candidates')
  @Permit('classes.write')
  classCandidates(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
  ): Promise<ClassCandidateDto[]> {
    return this.profiles.candidates(caller, classId);
  }
}
