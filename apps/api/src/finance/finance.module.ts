import { Module } from '@nestjs/common';
import { AddCostLine } from './add-cost-line';
import { FinanceController } from './finance.controller';
import { GroupCostQueries } from './group-cost.queries';
import { RatesQueries } from './rates.queries';
import { RemoveCostLine } from './remove-cost-line';
import { SetRate } from './set-rate';

@Module({
  controllers: [FinanceController],
  providers: [GroupCostQueries, RatesQueries, SetRate, AddCostLine, RemoveCostLine],
  exports: [GroupCostQueries],
})
export class FinanceModule {}
