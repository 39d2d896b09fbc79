import { Module } from '@nestjs/common';
import { FinanceModule } from '../finance/finance.module';
import { AskForImpact } from './ask-for-impact';
import { EstimateImpact } from './estimate-impact';
import { EstimateImpactJob } from './estimate-impact.job';
import { ImpactController } from './impact.controller';
import { ImpactQueries } from './impact.queries';

@Module({
  imports: [FinanceModule],
  controllers: [ImpactController],
  providers: [ImpactQueries, AskForImpact, EstimateImpact, EstimateImpactJob],
})
export class ImpactModule {}
