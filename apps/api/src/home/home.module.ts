import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module';
import { FlagsModule } from '../flags/flags.module';
import { SupportSpeedModule } from '../support-speed/support-speed.module';
import { ClassHelpQueries } from './class-help.queries';
import { CollectionsQueries } from './collections.queries';
import { HomeController } from './home.controller';
import { HomeQueries } from './home.queries';
import { SessionsTodayQueries } from './sessions-today.queries';
import { TotalsQueries } from './totals.queries';

@Module({
  imports: [AlertsModule, FlagsModule, SupportSpeedModule],
  controllers: [HomeController],
  providers: [ClassHelpQueries, CollectionsQueries, HomeQueries, SessionsTodayQueries, TotalsQueries],
})
export class HomeModule {}
