import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { PhaseSettingsDto, RuleDto, SettingDto } from '@headway/api-client';
import { Icon } from '../../shared/icon/icon';
import { ruleName } from '../../shared/sentences/flag-sentence';
import { NumberStepper } from './number-stepper';
import { type RuleChange, standing } from './rule-form';
import { phaseName, RULE_TEXTS, settingWords, type SettingWords, valueText, weightText } from './rule-words';

/** What somebody set of a rule; null: as it would be otherwise. */
export interface RuleSet {
  readonly rule: string;
  readonly name: string;
  readonly value: number | boolean | null;
}

const WEIGHT: SettingWords = {
  ...{ label: 'Severity', unit: 'times', factor: 1, digits: 2 },
  costs: () => 'Moves pupils up or down the list; flags nobody more or less.',
};

/** One rule: when it raises a flag, whether it is on, and its thresholds. */
@Component({
  selector: 'hw-rule-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, NumberStepper],
  templateUrl: './rule-row.html',
})
export class RuleRow {
  readonly rule = input.required<RuleDto>();
  readonly weight = input.required<SettingDto>();
  /** As they are on the page. */
  readonly settings = input.required<PhaseSettingsDto>();
  /** `all`, or the key of a phase. */
  readonly part = input.required<string>();
  /** What differs from what is in use, of this rule and part. */
  readonly changes = input.required<readonly RuleChange[]>();
  readonly set = output<RuleSet>();

  protected readonly open = signal(false);
  protected readonly name = computed(() => ruleName(this.rule().key));
  protected readonly text = computed(() => RULE_TEXTS[this.rule().key] ?? { when: '', costs: '' });
  protected readonly on = computed(() => this.standingOf('enabled', true));
  protected readonly phase = computed(() => (this.part() === 'all' ? '' : phaseName(this.part())));
  protected readonly thresholds = computed(() =>
    [...this.rule().settings, this.weight()].map((setting) => {
      const isWeight = setting.name === 'weight';
      const words = isWeight ? WEIGHT : settingWords(this.rule().key, setting.name);
      const { value, from, otherwise } = this.standingOf(setting.name, setting.default);
      const shipped = isWeight ? '1' : valueText(this.rule().key, setting.name, setting.default);
      return { setting, words, value, from, otherwise, shipped, costs: words.costs(value) };
    }),
  );
  protected readonly summary = computed(() =>
    this.thresholds()
      .filter(({ value, setting }) => value !== setting.default)
      .map(({ setting, words, value }) =>
        setting.name === 'weight'
          ? `severity ${weightText(value)}`
          : `${words.label.toLowerCase()} ${valueText(this.rule().key, setting.name, value)}`,
      )
      .join(' · '),
  );

  protected choose(name: string, value: number | boolean): void {
    const otherwise = name === 'enabled' ? this.on().otherwise : this.otherwiseOf(name);
    this.set.emit({ rule: this.rule().key, name, value: value === otherwise ? null : value });
  }

  protected reset(name: string): void {
    this.set.emit({ rule: this.rule().key, name, value: null });
  }

  private otherwiseOf(name: string): number | undefined {
    return this.thresholds().find(({ setting }) => setting.name === name)?.otherwise;
  }

  private standingOf<T extends number | boolean>(name: string, shipped: T) {
    return standing(this.settings(), this.part(), [this.rule().key, name], shipped);
  }
}
