// The parts of ECharts that our charts use; a page that draws none never loads them.
import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([BarChart, LineChart, AriaComponent, GridComponent, MarkLineComponent, SVGRenderer]);

export { init };
