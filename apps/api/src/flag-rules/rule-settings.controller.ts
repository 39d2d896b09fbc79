import { Body, Controller, Delete, Get, Headers, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { NeedsVersion } from '../core/http/if-match';
import { DiscardDraft } from './discard-draft';
import { RuleSettingsDto, SaveDraftDto, SwitchBackDto, SwitchOnDraftDto } from './rule-settings.dto';
import { RuleSettingsQueries } from './rule-settings.queries';
import { SaveDraft } from './save-draft';
import { SwitchBack } from './switch-back';
import { SwitchOnDraft } from './switch-on-draft';

@ApiTags('flag-rules')
@Controller('api/v1/schools/:schoolId/rule-settings')
export class RuleSettingsController {
  constructor(
    private readonly queries: RuleSettingsQueries,
    private readonly saving: SaveDraft,
    private readonly discarding: DiscardDraft,
    private readonly switchingOn: SwitchOnDraft,
    private readonly switchingBack: SwitchBack,
  ) {}

  /** The school's rules: in use, drafted, as shipped, and between which bounds each can be set. */
  @Get()
  @Permit('rules.write')
  getRuleSettings(@InSchool() caller: Caller): Promise<RuleSettingsDto> {
    return this.queries.page(caller);
  }

  /** Keeps a draft; If-Match is the draft's version, "0" where there is none yet. */
  @Put('draft')
  @HttpCode(204)
  @Permit('rules.write')
  @NeedsVersion()
  saveRuleDraft(
    @InSchool() caller: Caller,
    @Body() body: SaveDraftDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.saving.run(caller, body, ifMatch);
  }

  /** Puts the draft aside. */
  @Delete('draft')
  @HttpCode(204)
  @Permit('rules.write')
  @NeedsVersion()
  discardRuleDraft(@InSchool() caller: Caller, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    return this.discarding.run(caller, ifMatch);
  }

  /** The draft, tried out, becomes what holds; every flag is looked at by it. */
  @Post('draft/switch-on')
  @HttpCode(204)
  @Permit('rules.write')
  @NeedsVersion()
  switchOnRuleDraft(
    @InSchool() caller: Caller,
    @Body() body: SwitchOnDraftDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.switchingOn.run(caller, body, ifMatch);
  }

  /** An earlier version, or the rules as shipped, holds again; If-Match is the number of the version in use. */
  @Post('switch-back')
  @HttpCode(204)
  @Permit('rules.write')
  @NeedsVersion()
  switchBackRules(
    @InSchool() caller: Caller,
    @Body() body: SwitchBackDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.switchingBack.run(caller, body, ifMatch);
  }
}
