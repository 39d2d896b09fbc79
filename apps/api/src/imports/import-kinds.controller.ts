import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Permit } from '../core/access/route-access';
import { ImportKindDto } from './import-kinds.dto';
import { describedKinds } from './described-kinds';

@ApiTags('imports')
@Controller('api/v1/schools/:schoolId/import-kinds')
export class ImportKindsController {
  /** What files can hold: every kind with its fields, in words. */
  @Get()
  @Permit('imports.run')
  listImportKinds(): ImportKindDto[] {
    return describedKinds();
  }
}
