import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { ClassDto, ClassesQuery } from './classes.dto';
import { ClassesQueries } from './classes.queries';

@ApiTags('classes')
@Controller('api/v1/schools/:schoolId/classes')
export class ClassesController {
  constructor(private readonly classes: ClassesQueries) {}

  /** Classes and sets of a year that the caller may open, one's own first. */
  @Get()
  @Permit('results.read')
  listClasses(@InSchool() caller: Caller, @Query() query: ClassesQuery): Promise<ClassDto[]> {
    return this.classes.list(caller, query);
  }
}
