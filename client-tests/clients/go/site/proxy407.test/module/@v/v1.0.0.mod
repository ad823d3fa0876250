module proxy407.test/module
