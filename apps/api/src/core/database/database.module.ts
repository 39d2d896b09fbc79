import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { createDataSource } from './data-source';
import { Database } from './database';
import { refusePowerfulLogin } from './refuse-powerful-login';

@Global()
@Module({
  providers: [
    {
      provide: DataSource,
      inject: [CONFIG],
      useFactory: async (config: Config) => {
        const dataSource = await createDataSource(config.appUrl).initialize();
        await refusePowerfulLogin(dataSource);
        return dataSource;
      },
    },
    Database,
  ],
  exports: [Database],
})
export class DatabaseModule {}
