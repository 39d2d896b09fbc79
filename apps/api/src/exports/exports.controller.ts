import { Controller, Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { ExportKindDto, ExportQuery } from './exports.dto';
import { OpenExport } from './open-export';

@ApiTags('exports')
@Controller('api/v1/schools/:schoolId/exports')
export class ExportsController {
  constructor(private readonly exports: OpenExport) {}

  /** What the caller can take away as a file. */
  @Get()
  @Permit('exports.run')
  listExports(@InSchool() caller: Caller): ExportKindDto[] {
    return this.exports.list(caller);
  }

  /** A table as CSV, with everything of it that the caller may see. */
  @Get(':kind.csv')
  @Permit('exports.run')
  @ApiProduces('text/csv')
  downloadExportCsv(
    @InSchool() caller: Caller,
    @Param('kind') kind: string,
    @Query() query: ExportQuery,
  ): Promise<StreamableFile> {
    return this.exports.run(caller, kind, 'csv', query);
  }

  /** The same as a workbook. */
  @Get(':kind.xlsx')
  @Permit('exports.run')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  downloadExportXlsx(
    @InSchool() caller: Caller,
    @Param('kind') kind: string,
    @Query() query: ExportQuery,
  ): Promise<StreamableFile> {
    return this.exports.run(caller, kind, 'xlsx', query);
  }
}
