import { Module } from '@nestjs/common';
import { DemoAccounts } from './demo-accounts.queries';
import { LoadDemo } from './load-demo';
import { WriteCast } from './write-cast';

/** A school to try Headway with; loaded from the command line only. */
@Module({ providers: [LoadDemo, WriteCast, DemoAccounts], exports: [LoadDemo, WriteCast, DemoAccounts] })
export class DemoModule {}
