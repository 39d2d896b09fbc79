import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InSchool, type Caller } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { AddCostLine } from './add-cost-line';
import { AddCostLineDto, GroupCostDto, RateDto, RatesDto, SetRateDto } from './finance.dto';
import { RatesQueries } from './rates.queries';
import { RemoveCostLine } from './remove-cost-line';
import { SetRate } from './set-rate';

@ApiTags('finance')
@Controller('api/v1/schools/:schoolId')
export class FinanceController {
  constructor(
    private readonly rates: RatesQueries,
    private readonly settingRate: SetRate,
    private readonly adding: AddCostLine,
    private readonly removing: RemoveCostLine,
  ) {}

  /** What an hour of each pay role costs, newest first. */
  @Get('rates')
  @Permit('costs.read')
  listStaffRates(@InSchool() caller: Caller): Promise<RatesDto> {
    return this.rates.list(caller);
  }

  /** Sets what an hour of a role costs from a day on. */
  @Put('rates')
  @Permit('rates.write')
  setStaffRate(@InSchool() caller: Caller, @Body() body: SetRateDto): Promise<RateDto> {
    return this.settingRate.run(caller, body);
  }

  /** Adds materials, a licence, training or kit to a group. */
  @Post('groups/:groupId/cost-lines')
  @HttpCode(200)
  @Permit('groups.write')
  addCostLine(
    @InSchool() caller: Caller,
    @Param('groupId', ParseUUIDPipe) groupId: string,
    @Body() body: AddCostLineDto,
  ): Promise<GroupCostDto> {
    return this.adding.run(caller, groupId, body);
  }

  /** Takes a cost away from a group. */
  @Delete('groups/:groupId/cost-lines/:lineId')
  @Permit('groups.write')
  removeCostLine(
    @InSchool() caller: Caller,
    @Param('groupId', ParseUUIDPipe) groupId: string,
    @Param('lineId', ParseUUIDPipe) lineId: string,
  ): Promise<GroupCostDto> {
    return this.removing.run(caller, groupId, lineId);
  }
}
