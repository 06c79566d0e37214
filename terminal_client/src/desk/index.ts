/** The desk face. */

import { defineComponent, h } from 'vue';

export default defineComponent({ render: () => h('main') });
