autocmd BufRead,BufNewFile *.kitei setfiletype kitei
