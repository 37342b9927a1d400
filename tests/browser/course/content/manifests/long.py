import os
import sys
value_1 = 1
value_2 = 2
value_3 = 3
value_4 = 4
value_5 = 5
value_6 = 6
value_7 = 7
value_8 = 8
value_9 = 9
value_10 = 10
value_11 = 11
value_12 = 12
value_13 = 13
value_14 = 14
value_15 = 15
value_16 = 16
value_17 = 17
value_18 = 18
value_19 = 19
value_20 = 20
value_21 = 21
value_22 = 22
value_23 = 23
value_24 = 24
value_25 = 25
value_26 = 26
value_27 = 27
value_28 = 28
value_29 = 29
value_30 = 30
# long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long 
def main():
    print("<é>")
    return 0
sys.exit(main())