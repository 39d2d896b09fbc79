import { Module } from '@nestjs/common';
import { FlagsModule } from '../flags/flags.module';
import { CollectionsQueries } from './collections.queries';
import { HomeController } from './home.controller';
import { HomeQueries } from './home.queries';
import { SessionsTodayQueries } from './sessions-today.queries';
import { TotalsQueries } from './totals.queries';

@Module({
  imports: [FlagsModule],
  controllers: [HomeController],
  providers: [CollectionsQueries, HomeQueries, SessionsTodayQueries, TotalsQueries],
})
export class HomeModule {}
