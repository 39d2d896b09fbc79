import { Module } from '@nestjs/common';
import { AddShippedScale } from './add-shipped-scale';
import { ChangeScale } from './change-scale';
import { CreateScale } from './create-scale';
import { ReplaceScale } from './replace-scale';
import { RetireScale } from './retire-scale';
import { ScaleSettingsQueries } from './scale-settings.queries';
import { ScalesController } from './scales.controller';
import { TakeBackVersion } from './take-back-version';

@Module({
  controllers: [ScalesController],
  providers: [
    AddShippedScale,
    ChangeScale,
    CreateScale,
    ReplaceScale,
    RetireScale,
    ScaleSettingsQueries,
    TakeBackVersion,
  ],
})
export class ScalesModule {}
