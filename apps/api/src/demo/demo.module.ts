import { Module } from '@nestjs/common';
import { DemoAccounts } from './demo-accounts.queries';
import { LoadDemo } from './load-demo';

/** A school to try Headway with; loaded from the command line only. */
@Module({ providers: [LoadDemo, DemoAccounts], exports: [LoadDemo, DemoAccounts] })
export class DemoModule {}
