import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../../core/access/caller';
import { Permit } from '../../core/access/route-access';
import { MarkHistoryQueries } from './mark-history.queries';
import { MarkSheetDto, MarkSheetQuery } from './mark-sheet.dto';
import { MarkSheetQueries } from './mark-sheet.queries';
import {
  MarkChangeDto,
  MarksTakenBackDto,
  ResultCellQuery,
  SavedResultsDto,
  SaveResultsDto,
  UndoMarksDto,
} from './marks.dto';
import { SaveResults } from './save-results';
import { UndoMarks } from './undo-marks';

@ApiTags('marks')
@Controller('api/v1/schools/:schoolId')
export class MarksController {
  constructor(
    private readonly sheets: MarkSheetQueries,
    private readonly histories: MarkHistoryQueries,
    private readonly saving: SaveResults,
    private readonly undoing: UndoMarks,
  ) {}

  /** A class with its marks of one half term: all subjects, or one with its strands. */
  @Get('classes/:classId/marks')
  @Permit('results.read')
  getMarkSheet(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
    @Query() query: MarkSheetQuery,
  ): Promise<MarkSheetDto> {
    return this.sheets.sheet(caller, classId, query);
  }

  /** Saves marks somebody typed. Every good one is saved; each other one is answered with why and what stands there. */
  @Put('results')
  @Permit('results.write')
  saveResults(@InSchool() caller: Caller, @Body() { marks }: SaveResultsDto): Promise<SavedResultsDto> {
    return this.saving.run(caller, marks);
  }

  /** Everything that was ever made of one mark, newest first. */
  @Get('results/history')
  @Permit('results.read')
  getResultHistory(@InSchool() caller: Caller, @Query() cell: ResultCellQuery): Promise<MarkChangeDto[]> {
    return this.histories.history(caller, cell);
  }

  /** Takes back what the caller changed in a class in the last minutes, or says what that is; what somebody has changed since is left. */
  @Post('classes/:classId/marks/undo')
  @HttpCode(200)
  @Permit('results.write')
  undoRecentMarks(
    @InSchool() caller: Caller,
    @Param('classId', ParseUUIDPipe) classId: string,
    @Body() asked: UndoMarksDto,
  ): Promise<MarksTakenBackDto> {
    return this.undoing.run(caller, classId, asked);
  }
}
