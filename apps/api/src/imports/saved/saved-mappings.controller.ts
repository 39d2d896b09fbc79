import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../../core/access/caller';
import { Permit } from '../../core/access/route-access';
import { ChangeSavedMapping } from './change-saved-mapping';
import { RenameSavedMappingDto, SavedMappingDto } from './saved-mappings.dto';
import { SavedMappingsQueries } from './saved-mappings.queries';

@ApiTags('imports')
@Controller('api/v1/schools/:schoolId/saved-mappings')
export class SavedMappingsController {
  constructor(
    private readonly queries: SavedMappingsQueries,
    private readonly changing: ChangeSavedMapping,
  ) {}

  /** Mappings remembered from files that have gone in, the last used first. */
  @Get()
  @Permit('imports.run')
  listSavedMappings(@InSchool() { schoolId }: Caller): Promise<SavedMappingDto[]> {
    return this.queries.list(schoolId);
  }

  /** Gives a remembered mapping another name. */
  @Put(':mappingId')
  @HttpCode(204)
  @Permit('imports.run')
  renameSavedMapping(
    @InSchool() caller: Caller,
    @Param('mappingId', ParseUUIDPipe) mappingId: string,
    @Body() { name }: RenameSavedMappingDto,
  ): Promise<void> {
    return this.changing.rename(caller, mappingId, name);
  }

  /** Forgets a mapping: the next file of its sort is matched anew. */
  @Delete(':mappingId')
  @HttpCode(204)
  @Permit('imports.run')
  forgetSavedMapping(@InSchool() caller: Caller, @Param('mappingId', ParseUUIDPipe) mappingId: string): Promise<void> {
    return this.changing.forget(caller, mappingId);
  }
}
