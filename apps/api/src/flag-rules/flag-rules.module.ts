import { Module } from '@nestjs/common';
import { DiscardDraft } from './discard-draft';
import { ReadTrialFacts } from './read-trial-facts';
import { RuleSettingsController } from './rule-settings.controller';
import { RuleSettingsQueries } from './rule-settings.queries';
import { RuleTrials } from './rule-trials';
import { RuleTrialsController } from './rule-trials.controller';
import { RuleTrialsQueries } from './rule-trials.queries';
import { SaveDraft } from './save-draft';
import { StopTrial } from './stop-trial';
import { SwitchBack } from './switch-back';
import { SwitchOnDraft } from './switch-on-draft';
import { TryDraft } from './try-draft';
import { TryRules } from './try-rules';
import { TryRulesJob } from './try-rules.job';

@Module({
  controllers: [RuleSettingsController, RuleTrialsController],
  providers: [
    DiscardDraft,
    ReadTrialFacts,
    RuleSettingsQueries,
    RuleTrials,
    RuleTrialsQueries,
    SaveDraft,
    StopTrial,
    SwitchBack,
    SwitchOnDraft,
    TryDraft,
    TryRules,
    TryRulesJob,
  ],
})
export class FlagRulesModule {}
