import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { PageQuery } from '../core/http/paging';
import { badInput } from '../core/http/problem.exception';
import { VersionETag } from '../core/http/version-etag';
import { actorOf } from './actor';
import { AnswerQuestions } from './answer-questions';
import { ConfirmMapping } from './confirm-mapping';
import { CsvUploadInterceptor, nameOf, type UploadedCsv } from './csv-upload.interceptor';
import { DiscardImport } from './discard-import';
import { ImportMappingDto, MappingWishDto } from './import-mapping.dto';
import {
  AnswersDto,
  ApplyImportDto,
  ConfirmedPartsDto,
  ImportChangePageDto,
  ImportPageDto,
  ImportRunDto,
  RowProblemPageDto,
} from './imports.dto';
import { ImportsQueries } from './imports.queries';
import { ProposeMapping } from './propose-mapping';
import { RequestApply } from './request-apply';
import { StopImport } from './stop-import';
import { UndoImport } from './undo/undo-import';
import { UndoOutcomeDto } from './undo/undo.dto';
import { UploadImport } from './upload-import';

@ApiTags('imports')
@Controller('api/v1/schools/:schoolId/imports')
export class ImportsController {
  constructor(
    private readonly queries: ImportsQueries,
    private readonly uploading: UploadImport,
    private readonly proposing: ProposeMapping,
    private readonly confirming: ConfirmMapping,
    private readonly answering: AnswerQuestions,
    private readonly applying: RequestApply,
    private readonly stopping: StopImport,
    private readonly discarding: DiscardImport,
    private readonly undoing: UndoImport,
  ) {}

  /** Imports of the school, newest first. */
  @Get()
  @Permit('imports.run')
  listImports(@InSchool() { schoolId }: Caller, @Query() page: PageQuery): Promise<ImportPageDto> {
    return this.queries.list(schoolId, page);
  }

  /** Takes a file in, finds its tables and proposes what their columns are. Nothing of it is brought in yet. */
  @Post()
  @Permit('imports.run')
  @UseInterceptors(VersionETag, CsvUploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async uploadImport(@InSchool() caller: Caller, @UploadedFile() file: UploadedCsv | undefined): Promise<ImportRunDto> {
    if (!file) throw badInput('file', 'Choose a file.');
    const { schoolId } = caller;
    const upload = { schoolId, actor: actorOf(caller), fileName: nameOf(file), content: file.buffer };
    return this.queries.one(caller, await this.uploading.run(upload));
  }

  /** One import: its parts with layout, mapping and questions, progress and counts. */
  @Get(':importId')
  @Permit('imports.run')
  @UseInterceptors(VersionETag)
  getImport(@InSchool() caller: Caller, @Param('importId', ParseUUIDPipe) importId: string): Promise<ImportRunDto> {
    return this.queries.one(caller, importId);
  }

  /** Proposes subjects and scales (and columns, where none are given) for what a person has said of the file. */
  @Post(':importId/proposal')
  @HttpCode(200)
  @Permit('imports.run')
  proposeImportMapping(
    @InSchool() { schoolId }: Caller,
    @Param('importId', ParseUUIDPipe) importId: string,
    @Body() wish: MappingWishDto,
  ): Promise<ImportMappingDto> {
    return this.proposing.forImport(schoolId, importId, wish);
  }

  /** Says what each part of the file holds, and has it checked by that. */
  @Put(':importId/mapping')
  @Permit('imports.run')
  @NeedsVersion()
  @UseInterceptors(VersionETag)
  async confirmImportMapping(
    @InSchool() caller: Caller,
    @Param('importId', ParseUUIDPipe) importId: string,
    @Body() { parts }: ConfirmedPartsDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ImportRunDto> {
    const { schoolId } = caller;
    await this.confirming.run({ schoolId, importId, actor: actorOf(caller), parts, ifMatch });
    return this.queries.one(caller, importId);
  }

  /** Answers what the file leaves open, and has it checked again with that. */
  @Put(':importId/answers')
  @Permit('imports.run')
  @NeedsVersion()
  @UseInterceptors(VersionETag)
  async answerImportQuestions(
    @InSchool() caller: Caller,
    @Param('importId', ParseUUIDPipe) importId: string,
    @Body() { answers }: AnswersDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ImportRunDto> {
    const { schoolId } = caller;
    await this.answering.run({ schoolId, importId, actor: actorOf(caller), answers, ifMatch });
    return this.queries.one(caller, importId);
  }

  /** What a person should look at before applying, gravest first. */
  @Get(':importId/problems')
  @Permit('imports.run')
  listImportProblems(
    @InSchool() caller: Caller,
    @Param('importId', ParseUUIDPipe) importId: string,
    @Query() page: PageQuery,
  ): Promise<RowProblemPageDto> {
    return this.queries.problems(caller, importId, page);
  }

  /** The same as a file for a spreadsheet. */
  @Get(':importId/problems.csv')
  @Permit('imports.run')
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="rows-to-look-at.csv"')
  downloadImportProblems(
    @InSchool() caller: Caller,
    @Param('importId', ParseUUIDPipe) importId: string,
  ): Promise<string> {
    return this.queries.problemsAsCsv(caller, importId);
  }

  /** What would change, with what was there before. */
  @Get(':importId/changes')
  @Permit('imports.run')
  listImportChanges(
    @InSchool() caller: Caller,
    @Param('importId', ParseUUIDPipe) importId: string,
    @Query() page: PageQuery,
  ): Promise<ImportChangePageDto> {
    return this.queries.changes(caller, importId, page);
  }

  /** Brings a checked file in: all of it, or nothing. */
  @Post(':importId/apply')
  @HttpCode(202)
  @Permit('imports.run')
  @NeedsVersion()
  @UseInterceptors(VersionETag)
  async applyImport(
    @InSchool() caller: Caller,
    @Param('importId', ParseUUIDPipe) importId: string,
    @Body() { leaveOutInvalid, leavers }: ApplyImportDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<ImportRunDto> {
    const { schoolId } = caller;
    await this.applying.run({ schoolId, importId, actor: actorOf(caller), leaveOutInvalid, leavers, ifMatch });
    return this.queries.one(caller, importId);
  }

  /** Stops checking or applying; what was done so far is undone. */
  @Post(':importId/stop')
  @HttpCode(202)
  @Permit('imports.run')
  @UseInterceptors(VersionETag)
  async stopImport(
    @InSchool() caller: Caller,
    @Param('importId', ParseUUIDPipe) importId: string,
  ): Promise<ImportRunDto> {
    await this.stopping.run(caller.schoolId, importId, actorOf(caller));
    return this.queries.one(caller, importId);
  }

  /** Takes an import back as a whole; when something depends on it, says what, and changes nothing. */
  @Post(':importId/undo')
  @HttpCode(200)
  @Permit('imports.run')
  @NeedsVersion()
  async undoImport(
    @InSchool() caller: Caller,
    @Param('importId', ParseUUIDPipe) importId: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<UndoOutcomeDto> {
    const outcome = await this.undoing.run(caller, importId, ifMatch);
    return { ...outcome, run: await this.queries.one(caller, importId) };
  }

  /** Puts an import aside and removes its file. */
  @Delete(':importId')
  @HttpCode(204)
  @Permit('imports.run')
  discardImport(@InSchool() caller: Caller, @Param('importId', ParseUUIDPipe) importId: string): Promise<void> {
    return this.discarding.run(caller.schoolId, importId, actorOf(caller));
  }
}
