import type { ImportMappingDto } from '../src/imports/import-mapping.dto';
import type {
  ApplyImportDto,
  ConfirmedPartDto,
  ImportPartDto,
  ImportRunDto,
  RowProblemPageDto,
} from '../src/imports/imports.dto';
import type { UndoOutcomeDto } from '../src/imports/undo/undo.dto';
import type { Answer, Browser } from './browser';
import type { TestApp } from './test-app';

/** The only part of an import. */
export function partOf({ parts }: ImportRunDto): ImportPartDto & { mapping: ImportMappingDto } {
  const [part, ...more] = parts;
  if (!part?.mapping || more.length > 0) throw new Error('The file has not one part with a mapping.');
  return { ...part, mapping: part.mapping };
}

type Adjust = (mapping: ImportMappingDto) => ImportMappingDto;

/** The steps a data manager takes with a file, as the page takes them. */
export class ImportSteps {
  constructor(
    private readonly app: TestApp,
    private readonly browser: Browser,
    readonly schoolId: number,
  ) {}

  static async by(app: TestApp, schoolId: number): Promise<ImportSteps> {
    return new ImportSteps(app, await app.person(schoolId, 'data-manager'), schoolId);
  }

  path(importId = '', step = ''): string {
    return `/api/v1/schools/${this.schoolId}/imports${importId && `/${importId}`}${step && `/${step}`}`;
  }

  upload(content: Uint8Array | string, name = 'file.csv'): Promise<Answer<ImportRunDto>> {
    return this.browser.upload(this.path(), name, content);
  }

  async run(importId: string): Promise<ImportRunDto> {
    return (await this.browser.get<ImportRunDto>(this.path(importId))).body;
  }

  /** Confirms the mapping of each part, changed by `adjust`; the check waits in the queue. */
  confirm(run: ImportRunDto, adjust: Adjust = (mapping) => mapping): Promise<Answer<ImportRunDto>> {
    return this.confirmParts(
      run,
      run.parts.map(({ place, leftOut, mapping }) => ({ place, leftOut, mapping: mapping && adjust(mapping) })),
    );
  }

  confirmParts(run: ImportRunDto, parts: ConfirmedPartDto[]): Promise<Answer<ImportRunDto>> {
    return this.browser.put(this.path(run.id, 'mapping'), { parts }, { 'if-match': `"${run.version}"` });
  }

  answer(run: ImportRunDto, answers: { key: string; value: string }[]): Promise<Answer<ImportRunDto>> {
    return this.browser.put(this.path(run.id, 'answers'), { answers }, { 'if-match': `"${run.version}"` });
  }

  ask(run: ImportRunDto, body: Partial<ApplyImportDto> = {}): Promise<Answer<ImportRunDto>> {
    const all = { leaveOutInvalid: false, leavers: 0, ...body };
    return this.browser.post(this.path(run.id, 'apply'), all, { 'if-match': `"${run.version}"` });
  }

  stop(importId: string): Promise<Answer<ImportRunDto>> {
    return this.browser.post(this.path(importId, 'stop'));
  }

  undo(run: Pick<ImportRunDto, 'id' | 'version'>): Promise<Answer<UndoOutcomeDto>> {
    return this.browser.post(this.path(run.id, 'undo'), undefined, { 'if-match': `"${run.version}"` });
  }

  discard(importId: string): Promise<Answer<null>> {
    return this.browser.delete(this.path(importId));
  }

  async problems(importId: string): Promise<RowProblemPageDto['items']> {
    return (await this.browser.get<RowProblemPageDto>(this.path(importId, 'problems?limit=500'))).body.items;
  }

  get<T>(importId: string, step: string): Promise<Answer<T>> {
    return this.browser.get<T>(this.path(importId, step));
  }

  /** The rows with problems, as the file a person downloads. */
  async download(importId: string): Promise<string> {
    return (await this.browser.text(this.path(importId, 'problems.csv'))).body;
  }

  propose(importId: string, wish: object): Promise<Answer<ImportMappingDto>> {
    return this.browser.post(this.path(importId, 'proposal'), wish);
  }

  /** Uploads, accepts the proposal (changed by `adjust`) and has it checked. */
  async check(content: Uint8Array | string, adjust?: Adjust, name?: string): Promise<ImportRunDto> {
    const uploaded = await this.upload(content, name);
    if (uploaded.status !== 201) throw new Error(JSON.stringify(uploaded.body));
    const confirmed = await this.confirm(uploaded.body, adjust);
    if (confirmed.status !== 200) throw new Error(JSON.stringify(confirmed.body));
    await this.app.finishJobs();
    return this.run(uploaded.body.id);
  }

  /** The same, and applies it. */
  async bringIn(
    content: Uint8Array | string,
    adjust?: Adjust,
    body: Partial<ApplyImportDto> = {},
    name?: string,
  ): Promise<ImportRunDto> {
    const checked = await this.check(content, adjust, name);
    const asked = await this.ask(checked, body);
    if (asked.status !== 202) throw new Error(JSON.stringify(asked.body));
    await this.app.finishJobs();
    return this.run(checked.id);
  }
}
