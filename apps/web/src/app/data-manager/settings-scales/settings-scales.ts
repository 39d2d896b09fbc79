import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import {
  addShippedScale,
  Api,
  changeScale,
  createScale,
  listScaleSettings,
  replaceScale,
  retireScale,
  type ScaleSettingDto,
  takeBackScaleVersion,
} from '@headway/api-client';
import { Attempts } from '../../core/page/attempts';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { SettingsTabs } from '../../shared/layout/settings-tabs';
import { type EditedScale, ScaleEditor, type ScaleTask } from './scale-editor';
import { emptyForm, formOfScale, isInUse } from './scale-form';
import { ScaleLibrary } from './scale-library';
import { mappingWords, natureWords, rangeWords, scalesAnswer, usedIn } from './scale-words';

/** What is open below the list: the library, a new scale, or one scale with what is done to it. */
type Open = { readonly what: 'library' | 'new' } | { readonly what: ScaleTask; readonly id: number } | null;

/** The school's scales: England's from the library, its own, and their versions. */
@Component({
  selector: 'hw-settings-scales',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon, PageHead, ScaleEditor, ScaleLibrary, SettingsTabs],
  providers: [Attempts],
  templateUrl: './settings-scales.html',
})
export class SettingsScales {
  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly schoolId = inject(Session).schoolId();

  protected readonly scales = signal<readonly ScaleSettingDto[] | null>(null);
  protected readonly open = signal<Open>(null);
  private readonly attempts = inject(Attempts);
  protected readonly problem = this.attempts.problem;
  protected readonly busy = this.attempts.busy;

  protected readonly live = computed(() => (this.scales() ?? []).filter(({ retired }) => !retired));
  protected readonly retired = computed(() => (this.scales() ?? []).filter(({ retired }) => retired));
  protected readonly answer = computed(() => scalesAnswer(this.scales() ?? []));

  protected readonly empty = emptyForm;
  protected readonly formOf = formOfScale;
  protected readonly inUse = isInUse;
  protected readonly range = rangeWords;
  protected readonly nature = natureWords;
  protected readonly usedIn = usedIn;
  protected readonly mapping = mappingWords;

  constructor() {
    void this.attempts.run(() => this.read());
  }

  /** Opens, or closes what is open already. */
  protected toggle(what: 'library' | 'new'): void {
    this.show(this.open()?.what === what ? null : { what });
  }

  protected edit(what: ScaleTask, id: number): void {
    const open = this.open();
    this.show(open !== null && 'id' in open && open.id === id && open.what === what ? null : { what, id });
  }

  protected taskOf(scale: ScaleSettingDto): ScaleTask | null {
    const open = this.open();
    return open !== null && 'id' in open && open.id === scale.id ? open.what : null;
  }

  protected show(open: Open): void {
    this.problem.set(null);
    this.open.set(open);
  }

  protected take(key: string): Promise<void> {
    return this.attempts.run(async () => {
      const { id } = await this.api.invoke(addShippedScale, { schoolId: this.schoolId, body: { key } });
      await this.read();
      this.undo.offer(`${this.nameOf(id)} was added`, () => this.setRetired(id, true));
    });
  }

  protected make({ scale }: EditedScale): Promise<void> {
    return this.attempts.run(async () => {
      const { id } = await this.api.invoke(createScale, { schoolId: this.schoolId, body: scale });
      this.open.set(null);
      await this.read();
      this.undo.offer(`${scale.name} was added`, () => this.setRetired(id, true));
    });
  }

  protected change(before: ScaleSettingDto, { scale, mapping }: EditedScale): Promise<void> {
    const at = { schoolId: this.schoolId, scaleId: before.id };
    return this.attempts.run(async () => {
      if (mapping) {
        const { id } = await this.api.invoke(replaceScale, { ...at, body: { scale, mapping } });
        this.undo.offer(`${scale.name} has a new version`, async () => {
          await this.api.invoke(takeBackScaleVersion, { schoolId: this.schoolId, scaleId: id });
          await this.read();
        });
      } else {
        await this.api.invoke(changeScale, { ...at, body: scale });
        const { name, kind, basis, direction, least, greatest, decimals, steps, mean, sd, reliability, threshold } =
          before;
        const was = {
          name,
          kind,
          basis,
          direction,
          least,
          greatest,
          decimals,
          steps,
          mean,
          sd,
          reliability,
          threshold,
        };
        this.undo.offer(`${scale.name} was changed`, async () => {
          await this.api.invoke(changeScale, { ...at, body: was });
          await this.read();
        });
      }
      this.open.set(null);
      await this.read();
    });
  }

  protected retire(scale: ScaleSettingDto, retired: boolean): Promise<void> {
    return this.attempts.run(async () => {
      await this.setRetired(scale.id, retired);
      const said = retired ? 'is no longer offered' : 'is offered again';
      this.undo.offer(`${scale.name} ${said}`, () => this.setRetired(scale.id, !retired));
    });
  }

  private async setRetired(scaleId: number, retired: boolean): Promise<void> {
    await this.api.invoke(retireScale, { schoolId: this.schoolId, scaleId, body: { retired } });
    await this.read();
  }

  private nameOf(id: number): string {
    return this.scales()?.find((scale) => scale.id === id)?.name ?? 'The scale';
  }

  private async read(): Promise<void> {
    this.scales.set(await this.api.invoke(listScaleSettings, { schoolId: this.schoolId }));
  }
}
